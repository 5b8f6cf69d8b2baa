package io.serialhub.stock;

import io.serialhub.base.Ref;
import java.time.Instant;

/**
 * How much of a material is at a place.
 *
 * @param units    all of ours there
 * @param free     good, without hold or recall, promised to nobody
 * @param promised reserved or picked
 * @param blocked  on hold, recalled or defective
 * @param oldestAt since when the oldest has been in stock, or null
 */
public record StockLevel(Ref material, Ref place, int units, int free, int promised, int blocked, Instant oldestAt) {}
