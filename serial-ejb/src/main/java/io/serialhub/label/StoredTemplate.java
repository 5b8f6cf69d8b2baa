package io.serialhub.label;

import io.serialhub.base.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A label template as it is kept; its looks are one JSON text. */
@Entity
@Table(name = "label_template")
class StoredTemplate {
    @Id
    private long id;

    private String code;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    private String definition;
    private boolean active;

    @Version
    private long version;

    protected StoredTemplate() {}

    StoredTemplate(long id, LabelTemplate template) {
        this.id = id;
        this.code = template.code();
        become(template);
    }

    final void become(LabelTemplate template) {
        nameZh = template.nameZh();
        nameEn = template.nameEn();
        active = template.active();
        definition = Json.write(template.at(0));
    }

    LabelTemplate view() {
        return Json.read(definition, LabelTemplate.class).at(version);
    }

    long version() {
        return version;
    }
}
