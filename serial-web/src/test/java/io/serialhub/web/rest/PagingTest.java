package io.serialhub.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PagingTest {
    @Test
    void aShortListIsHadPageByPageInTheOrderOfItsKeys() {
        List<String> all = List.of("d", "a", "e", "c", "b");
        var read = new ArrayList<String>();
        var paging = new Paging();
        paging.size = "2";
        int pages = 0;
        Page<String> page;
        do {
            page = paging.of(all, Function.identity());
            read.addAll(page.items());
            paging.after = page.next();
            pages++;
        } while (page.next() != null);
        assertThat(pages).isEqualTo(3);
        assertThat(read).containsExactly("a", "b", "c", "d", "e");
    }
}
