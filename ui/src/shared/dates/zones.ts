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
