package io.serialhub.it;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a page is looked at: in one of the two languages, at a desk or on a phone. Pictures go to {@code target/screenshots},
 * for people to compare with the drawn ones.
 */
record Looks(String language, int width, int height) {
    private static final Path PICTURES = Path.of("target/screenshots");

    static Stream<Looks> all() {
        return Stream.of("en", "zh").flatMap(l -> Stream.of(new Looks(l, 1440, 900), new Looks(l, 390, 844)));
    }

    /** Somebody who is signed in looks at the page. */
    Page open(String path) {
        Page page = Administrator.page();
        at(page);
        page.navigate(path);
        return page;
    }

    /** The same page in this language and size. */
    void at(Page page) {
        page.setViewportSize(width, height);
        page.context()
                .addCookies(List.of(new com.microsoft.playwright.options.Cookie("hub-lang", language)
                        .setUrl(HubServer.get().baseUrl())));
    }

    void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "." + language + "." + width + ".png")));
    }

    String say(String english, String chinese) {
        return language.equals("zh") ? chinese : english;
    }

    boolean isPhone() {
        return width < 700;
    }

    /** Nothing may stick out sideways: the one thing that makes a page useless on a phone. */
    static boolean fits(Page page) {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    }

    @Override
    public String toString() {
        return language + " " + width;
    }
}
