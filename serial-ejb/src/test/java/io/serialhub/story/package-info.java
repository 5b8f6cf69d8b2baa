/**
 * The hard cases of the trade, each told once from beginning to end, on both databases; whatever was told, everything adds up
 * afterwards.
 *
 * <p>{@link io.serialhub.story.MovementContract}: a unit that is sold and in repair at a dealer; an exchange unit; goods on
 * consignment; a kit; rework to another material; a supplier's serial that equals ours; the same serial on two materials; what
 * was scrapped and then found; a work order that is cancelled after printing; a drop shipment.
 *
 * <p>{@link io.serialhub.story.BindingContract}: half a carton that comes back; a lot that a whole order used; the wrong twin that
 * was shipped.
 */
package io.serialhub.story;
