package io.serialhub.web.rest;

import io.serialhub.access.NewToken;
import io.serialhub.access.OneTimePassword;
import io.serialhub.access.Role;
import io.serialhub.access.Token;
import io.serialhub.access.User;
import io.serialhub.access.UserDraft;
import io.serialhub.approval.Approval;
import io.serialhub.audit.AuditEntry;
import io.serialhub.base.Reason;
import io.serialhub.base.Ref;
import io.serialhub.base.Touched;
import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionEntry;
import io.serialhub.connection.ConnectionHealth;
import io.serialhub.connection.ConnectionSecret;
import io.serialhub.connection.FileRecord;
import io.serialhub.connection.FileRules;
import io.serialhub.connection.ServerAddress;
import io.serialhub.connection.Timing;
import io.serialhub.connection.Trial;
import io.serialhub.exports.ExportColumn;
import io.serialhub.exports.ExportProfile;
import io.serialhub.genealogy.Consumption;
import io.serialhub.genealogy.ConsumptionDraft;
import io.serialhub.genealogy.LotReach;
import io.serialhub.genealogy.LotTrace;
import io.serialhub.imports.CsvForm;
import io.serialhub.imports.FieldView;
import io.serialhub.imports.ImportProfile;
import io.serialhub.imports.ImportRow;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.ProfileColumn;
import io.serialhub.imports.Reject;
import io.serialhub.imports.Remedy;
import io.serialhub.imports.RowFilter;
import io.serialhub.imports.SheetView;
import io.serialhub.inbox.Endpoint;
import io.serialhub.inbox.Profile;
import io.serialhub.inbox.Received;
import io.serialhub.inbox.Sample;
import io.serialhub.job.Job;
import io.serialhub.job.Progress;
import io.serialhub.label.Label;
import io.serialhub.label.LabelCounts;
import io.serialhub.label.LabelFinding;
import io.serialhub.label.LabelJob;
import io.serialhub.label.LabelLine;
import io.serialhub.label.LabelOrder;
import io.serialhub.label.LabelTemplate;
import io.serialhub.label.Paper;
import io.serialhub.label.Readback;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Build;
import io.serialhub.ledger.Candidate;
import io.serialhub.ledger.CodeAnswer;
import io.serialhub.ledger.CodesAnswered;
import io.serialhub.ledger.CodesAsked;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Correction;
import io.serialhub.ledger.CorrectionView;
import io.serialhub.ledger.Identifier;
import io.serialhub.ledger.Integrity;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.LineProgress;
import io.serialhub.ledger.Moment;
import io.serialhub.ledger.OrderUnit;
import io.serialhub.ledger.Part;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Sale;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.StepField;
import io.serialhub.ledger.StepRole;
import io.serialhub.ledger.Tally;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.ledger.UnitRow;
import io.serialhub.ledger.UnitView;
import io.serialhub.location.Location;
import io.serialhub.location.Site;
import io.serialhub.lot.Lot;
import io.serialhub.material.BomLine;
import io.serialhub.material.BomLineView;
import io.serialhub.material.Material;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.TestLimit;
import io.serialhub.message.MessageCounts;
import io.serialhub.message.MessageDetail;
import io.serialhub.message.MessagePartner;
import io.serialhub.message.MessageView;
import io.serialhub.numbering.Authenticity;
import io.serialhub.numbering.BatchRequest;
import io.serialhub.numbering.CarrierFit;
import io.serialhub.numbering.DrawRequest;
import io.serialhub.numbering.Forecast;
import io.serialhub.numbering.ForeignAnswer;
import io.serialhub.numbering.ForeignAnswers;
import io.serialhub.numbering.ForeignList;
import io.serialhub.numbering.ForeignRequest;
import io.serialhub.numbering.GivenBack;
import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberBlock;
import io.serialhub.numbering.NumberPool;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.PoolCounts;
import io.serialhub.numbering.PoolDraft;
import io.serialhub.numbering.PoolDraw;
import io.serialhub.numbering.PoolNumber;
import io.serialhub.numbering.Preview;
import io.serialhub.numbering.RuleVersion;
import io.serialhub.numbering.RunningOut;
import io.serialhub.numbering.Segment;
import io.serialhub.order.KitPartView;
import io.serialhub.order.Order;
import io.serialhub.order.OrderLine;
import io.serialhub.order.OrderLineView;
import io.serialhub.order.OrderRow;
import io.serialhub.order.OrderView;
import io.serialhub.outbox.DeliveryDetail;
import io.serialhub.outbox.DeliveryView;
import io.serialhub.outbox.Subscription;
import io.serialhub.outbox.SubscriptionState;
import io.serialhub.packaging.BoxEvent;
import io.serialhub.packaging.HandlingUnit;
import io.serialhub.packaging.Packed;
import io.serialhub.packaging.SsccRule;
import io.serialhub.party.Party;
import io.serialhub.quality.Hold;
import io.serialhub.stock.Difference;
import io.serialhub.stock.PickLine;
import io.serialhub.stock.PickList;
import io.serialhub.stock.PickUnit;
import io.serialhub.stock.Seen;
import io.serialhub.stock.Sight;
import io.serialhub.stock.StockLevel;
import io.serialhub.stock.StockRow;
import io.serialhub.stock.Stocktake;
import io.serialhub.stock.StocktakeRow;
import java.util.Map;
import java.util.TreeMap;

/** The class behind every schema of openapi.yaml. */
final class Described {
    static final Map<String, Class<?>> CLASSES = new TreeMap<>();

    static {
        for (Class<?> type : new Class<?>[] {
            Answer.class,
            BoxEvent.class,
            Build.class,
            Build.Position.class,
            Consumption.class,
            ConsumptionDraft.class,
            Correction.class,
            Correction.Change.class,
            CorrectionView.class,
            CorrectionView.Obstacle.class,
            CorrectionView.Touched.class,
            CorrectionsResource.OwnScan.class,
            HandlingUnit.class,
            HandlingUnitsResource.Boxes.class,
            HandlingUnitsResource.BoxRequest.class,
            HandlingUnitsResource.PackRequest.class,
            Moment.class,
            Packed.class,
            SsccRule.class,
            TestLimit.class,
            Label.class,
            LabelCounts.class,
            LabelFinding.class,
            LabelJob.class,
            LabelLine.class,
            LabelOrder.class,
            LabelTemplate.class,
            Paper.class,
            Readback.class,
            LabelTemplatesResource.LabelPreviewRequest.class,
            LabelLedgerResource.LabelScrap.class,
            LabelLedgerResource.LabelsScrapped.class,
            LabelLedgerResource.LabelScan.class,
            io.serialhub.ledger.UnitFilter.class,
            AuditEntry.class,
            Integrity.Finding.class,
            Integrity.Report.class,
            Approval.class,
            BatchRequest.class,
            Because.class,
            BomLine.class,
            BomLineView.class,
            BulkRow.class,
            BulkLine.class,
            BulkSaved.class,
            Candidate.class,
            Connection.class,
            ConnectionEntry.class,
            ConnectionHealth.class,
            ConnectionSecret.class,
            ConnectionsResource.HostKey.class,
            DeliveryView.class,
            DeliveryDetail.class,
            DeliveryDetail.Attempt.class,
            DeliveriesResource.Handled.class,
            DeliveriesResource.Replay.class,
            Endpoint.class,
            Received.class,
            EndpointsResource.TrialRequest.class,
            Profile.class,
            Profile.FieldRule.class,
            Profile.RowRule.class,
            Sample.Tried.class,
            MessageCounts.class,
            MessageDetail.class,
            MessageDetail.MessageText.class,
            MessagePartner.class,
            MessageView.class,
            MessagesResource.Discard.class,
            MessagesResource.MessageSummary.class,
            SubscriptionState.class,
            Touched.Thing.class,
            ProblemBody.FieldError.class,
            ExportColumn.class,
            ExportProfile.class,
            FileRecord.class,
            FileRules.class,
            Hold.class,
            HoldRequest.class,
            Identifier.class,
            CsvForm.class,
            FieldView.class,
            ImportProfile.class,
            ImportProfilesResource.Fields.class,
            ImportRow.class,
            ImportsResource.Remedies.class,
            Remedy.class,
            NumberBlock.class,
            OrderUnit.class,
            ImportsResource.Sheets.class,
            ProfileColumn.class,
            RowFilter.class,
            SheetView.class,
            SheetView.Column.class,
            ImportRun.class,
            Item.class,
            Job.class,
            KitPartView.class,
            LineProgress.class,
            Location.class,
            Lot.class,
            LotTrace.class,
            LotTrace.Affected.class,
            LotTrace.TraceCounts.class,
            LotReach.class,
            Material.class,
            MeResource.Me.class,
            NewToken.class,
            NumberBatch.class,
            NumberRule.class,
            NumberRulesResource.PreviewRequest.class,
            Preview.class,
            CodeAnswer.class,
            CodesAnswered.class,
            CodesAsked.class,
            Context.class,
            DrawRequest.class,
            PoolsResource.FillRequest.class,
            ForeignAnswer.class,
            ForeignAnswers.class,
            ForeignList.class,
            ForeignRequest.class,
            GivenBack.class,
            NumberPool.class,
            NumberProfile.class,
            PoolCounts.class,
            PoolDraft.class,
            PoolDraw.class,
            PoolNumber.class,
            NumberProfilesResource.ProfileOf.class,
            Authenticity.class,
            CarrierFit.class,
            Forecast.class,
            Forecast.Busy.class,
            GenuineResource.GenuineRequest.class,
            RuleVersion.class,
            RunningOut.class,
            OneTimePassword.class,
            Order.class,
            OrderLine.class,
            OrderLineView.class,
            OrderRow.class,
            OrderView.class,
            Part.class,
            Party.class,
            HoldsResource.Placed.class,
            ProblemBody.class,
            ProblemsResource.ProblemText.class,
            Recorded.class,
            Ref.class,
            Reject.class,
            Role.class,
            Sale.class,
            Said.class,
            Scan.class,
            Segment.class,
            ServerAddress.class,
            SignInResource.SignInRequest.class,
            Site.class,
            StockRow.class,
            StockLevel.class,
            Tally.class,
            PickList.class,
            PickLine.class,
            PickUnit.class,
            Seen.class,
            Progress.class,
            Stocktake.class,
            StocktakeRow.class,
            Difference.class,
            StocktakesResource.Opening.class,
            Sight.class,
            StocktakesResource.Confirmation.class,
            StepDefinition.class,
            StepField.class,
            StepDefinition.Epcis.class,
            StepRole.class,
            Subscription.class,
            TimelineEntry.class,
            Timing.class,
            Trial.class,
            Trial.TrialStep.class,
            TimelineEntry.Other.class,
            Token.class,
            TokensResource.TokenRequest.class,
            UnitRow.class,
            UnitView.class,
            User.class,
            UserDraft.class
        }) {
            CLASSES.put(type.getSimpleName(), type);
        }
        CLASSES.put("BuildPosition", CLASSES.remove("Position"));
        CLASSES.put("LotWhere", LotReach.Where.class);
        CLASSES.put("IntegrityFinding", CLASSES.remove("Finding"));
        CLASSES.put("IntegrityReport", CLASSES.remove("Report"));
        CLASSES.put("CorrectionChange", CLASSES.remove("Change"));
        CLASSES.put("CorrectedUnit", CLASSES.remove("Touched"));
        CLASSES.put("HandlingUnits", CLASSES.remove("Boxes"));
        CLASSES.put("ScanProblem", CLASSES.remove("ProblemBody"));
        CLASSES.put("BulkProblem", ProblemBody.class);
        for (String rows : new String[] {"BulkMaterials", "BulkPartners", "BulkLocations", "BulkLots", "BulkOrders"}) {
            CLASSES.put(rows, BulkRequest.class);
        }
        CLASSES.put("Reason", Reason.class);
    }

    private Described() {}
}
