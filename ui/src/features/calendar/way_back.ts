import { backend, type Fate, type OccurrenceView, type SeriesView } from '@/backend';
import { ownZone } from '@/shared/dates';
import { singleDraft } from './series_draft';

type Back = () => Promise<unknown>;

function putTo(series: string, occurrence: string, fate: Fate): Promise<unknown> {
  return backend.calendarFate(series, occurrence, fate, ownZone());
}

/** The way back to how one occurrence is known, from whatever becomes of it. */
export function backTo(known: SeriesView, occurrence: string, now: string): Back {
  const zone = ownZone();
  return async () => {
    await putTo(known.id, occurrence, 'planned');
    if (known.single?.own)
      await backend.calendarSave(singleDraft(known, now, zone), { kind: 'one', occurrence }, zone);
  };
}

async function wayBack({ series, occurrence, cancelled, own, here }: OccurrenceView): Promise<Back> {
  if (own && !cancelled)
    return backTo(await backend.calendarGet(series, occurrence, ownZone()), occurrence, here);
  return async () => {
    await putTo(series, occurrence, 'planned');
    if (cancelled) await putTo(series, occurrence, 'cancelled');
  };
}

/** Leaves one out, calls it off or gives it back, with the way back to how it is now. */
export function withFate(one: OccurrenceView, fate: Fate): { work: Promise<unknown>; undo: Back } {
  const back = wayBack(one);
  return {
    work: back.then(() => putTo(one.series, one.occurrence, fate)),
    undo: async () => (await back)(),
  };
}
