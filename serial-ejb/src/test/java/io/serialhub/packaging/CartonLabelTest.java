package io.serialhub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import io.serialhub.testkit.OnDerby;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is on the carton is read back by another library. */
@OnDerby
class CartonLabelTest {
    private static final int DOTS_PER_MM = 8;
    private static final Pattern BAR = Pattern.compile("M([0-9.]+) 0h([0-9.]+)v");

    @Inject
    HandlingUnits boxes;

    @Inject
    CartonLabels labels;

    @Test
    void theBarsSayTheSsccAsGs1ElementString() throws Exception {
        String sscc = boxes.create(new BoxDraft("(00)106141412345678908", null, null, null, null), 1)
                .get(0)
                .code();
        Result read = new Code128Reader().decode(picture(labels.svg(sscc)), Map.of(DecodeHintType.ASSUME_GS1, true));
        assertThat(read.getBarcodeFormat()).isEqualTo(BarcodeFormat.CODE_128);
        assertThat(read.getText()).isEqualTo("]C100106141412345678908");
    }

    private static BinaryBitmap picture(String svg) {
        int width = 100 * DOTS_PER_MM;
        int height = 10;
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0xFFFFFF);
        var bars = BAR.matcher(svg);
        while (bars.find()) {
            int from = (int) Math.round(Double.parseDouble(bars.group(1)) * DOTS_PER_MM);
            int to = from + (int) Math.round(Double.parseDouble(bars.group(2)) * DOTS_PER_MM);
            for (int y = 0; y < height; y++) {
                Arrays.fill(pixels, y * width + from, y * width + to, 0);
            }
        }
        return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    }
}
