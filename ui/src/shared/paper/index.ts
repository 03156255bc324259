import type { CardPaper } from '@/backend';
import { formattingLocale } from '@/shared/text';

/** Where sheets of letter size are usual (Unicode CLDR, paper sizes). */
const LETTER = ['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'GT', 'NI', 'PA', 'PR', 'SV', 'VE', 'BZ'];

/** The size of paper that is usual where the person is. */
export function usualPaper(): CardPaper {
  const region = new Intl.Locale(formattingLocale()).maximize().region ?? '';
  return LETTER.includes(region) ? 'letter' : 'a4';
}
