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

/** Language tags (BCP 47) between commas, in their usual spelling. */
export function languagesOf(typed: string): string[] | undefined {
  try {
    const tags = Intl.getCanonicalLocales(listOf(typed));
    return tags.length <= 20 &&
      tags.every((tag) => /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(tag) && tag.length <= 35)
      ? tags
      : undefined;
  } catch {
    return undefined;
  }
}
