import { formattingLocale } from '@/shared/text';

/** The name of a country (ISO 3166-1 alpha-2) in the language of the interface, as the system's own list has it. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([formattingLocale()], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The name of a language (BCP 47). */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([formattingLocale()], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Codes with their names, in the order of the alphabet of the interface. */
export function byName(codes: readonly string[]): { value: string; label: string }[] {
  const collator = new Intl.Collator(formattingLocale());
  return codes
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((a, b) => collator.compare(a.label, b.label));
}

/**
 * The country this computer seems to be set up for, among `known`: a proposal, never taken without asking. It is the
 * region of the system's languages ("en-GB"), nothing is looked up anywhere.
 */
export function proposedCountry(
  known: readonly string[],
  system: readonly string[] = navigator.languages,
): string | null {
  for (const tag of system) {
    try {
      const { region } = new Intl.Locale(tag);
      if (region && known.includes(region)) return region;
    } catch {
      // Not a language tag; the next one may be.
    }
  }
  return null;
}
