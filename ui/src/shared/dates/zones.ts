import { t } from '@/shared/text';
import { ownZone, zoneText } from '.';

/** Every zone there is to choose from (IANA), this computer's first. */
export function zoneOptions(): { value: string; label: string }[] {
  const own = ownZone();
  return [own, ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== own)].map((value) => ({
    value,
    label: value === own ? t('when-zone-here', { zone: zoneText(own) }) : value.replaceAll('_', ' '),
  }));
}

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('_', ' ').toLocaleLowerCase().trim();

/** The zones whose name holds what somebody types, those first that are called after it. */
export function zonesLike(typed: string): string[] {
  const text = fold(typed);
  if (text === '') return [];
  const begins = (zone: string): number => (fold(zoneText(zone)).startsWith(text) ? 0 : 1);
  return Intl.supportedValuesOf('timeZone')
    .filter((zone) => fold(zone).includes(text))
    .sort((a, b) => begins(a) - begins(b));
}
