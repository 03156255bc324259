import type { AttachmentView, EntryAttachment } from '@/backend';
import { t } from '@/shared/text';

/** "1.4 MB", "12 kB". */
export function sizeText(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1) return t('attached-size-small', { size: Math.max(1, Math.round(bytes / 1000)) });
  return t('attached-size', { size: Math.round(megabytes * 10) / 10 });
}

/** What something attached is called: by its words, its file's name, or its kind. */
export function calledText(attachment: EntryAttachment, view: AttachmentView | undefined): string {
  return attachment.description.trim() || fileText(attachment, view);
}

/** The name of its file, or its kind where that has none. */
export function fileText(attachment: EntryAttachment, view: AttachmentView | undefined): string {
  const kind = view ? view.kind : 'file';
  return attachment.name || t(`attached-${kind}`);
}
