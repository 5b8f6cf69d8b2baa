package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void offersTheWordsThatAFileIsWrittenIn() {
        assertThat(Catalogue.choices("partner"))
                .isEqualTo("本公司 Own, 客户 Customer, 经销商 Dealer, 供应商 Supplier, 承运商 Carrier");
        assertThat(Catalogue.choices("order").split(", "))
                .allSatisfy(choice -> assertThat(Catalogue.meaning("order", choice.split(" ")[0]))
                        .isEqualTo(Catalogue.meaning("order", choice.split(" ")[1]))
                        .isNotNull());
    }
}
