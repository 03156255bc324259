import type { EntryFileWords } from '@/backend';
import { t } from '@/shared/text';
import { dimensionText } from '../parts/dimensions';

/** What stands before a mark in a file of entries. */
export function fileWords(): EntryFileWords {
  return {
    mood: t('mood'),
    feelings: t('feelings'),
    tags: t('tags'),
    starred: t('entry-starred'),
    physical: dimensionText('physical'),
    emotional: dimensionText('emotional'),
    social: dimensionText('social'),
    spiritual: dimensionText('spiritual'),
    yes: t('tracker-yes'),
    no: t('tracker-no'),
    leftOut: t('select-save-left-out'),
  };
}
