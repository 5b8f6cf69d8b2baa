/** An id for a scan, also where crypto.randomUUID is missing (plain HTTP in a factory). */
export function newId() {
  if (crypto.randomUUID) { return crypto.randomUUID(); }
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
