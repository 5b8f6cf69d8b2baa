package io.serialhub.print;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines: between words, after hyphens, anywhere between Chinese characters; a longer word is split. */
final class Lines {
    private static final String NEVER_FIRST = "，。、；：！？）》」』”’…,.;:!?)";

    private Lines() {}

    /** @param width in the unit of the size */
    static List<String> of(Face face, String text, double size, double width) {
        var lines = new ArrayList<String>();
        int[] points = text.codePoints().toArray();
        int start = 0;
        while (start < points.length) {
            int end = fitting(face, points, start, size, width);
            lines.add(new String(points, start, end - start).strip());
            start = end;
            while (start < points.length && points[start] == ' ') {
                start++;
            }
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    /** Where the line that begins there ends, exclusive. */
    private static int fitting(Face face, int[] points, int start, double size, double width) {
        double used = 0;
        int end = start;
        int breakable = start;
        while (end < points.length) {
            used += face.width(new String(points, end, 1), size);
            if (used > width) {
                break;
            }
            end++;
            if (end == points.length || breaks(points[end - 1], points[end])) {
                breakable = end;
            }
        }
        return breakable > start ? breakable : Math.max(end, start + 1);
    }

    private static boolean breaks(int before, int after) {
        if (NEVER_FIRST.indexOf(after) >= 0) {
            return false;
        }
        return before == ' ' || before == '-' || before == '/' || wide(before) || wide(after);
    }

    private static boolean wide(int point) {
        return Character.isIdeographic(point) || point >= 0x3000 && point < 0x3100 || point >= 0xFF00 && point < 0xFF61;
    }
}
