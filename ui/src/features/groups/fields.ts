// What fields that are more than text mean. `undefined` is "this cannot be taken", an empty field is `null` or nothing.

/** A whole number within bounds. */
export function numberOf(typed: string, min: number, max: number): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const number = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  return number >= min && number <= max ? number : undefined;
}

/** Words between commas, each once. */
export function listOf(typed: string): string[] {
  return [...new Set(typed.split(',').map((word) => word.trim()))].filter(Boolean);
}
