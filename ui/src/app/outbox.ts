import type { OutboxReport } from '@/backend';
import { t } from '@/shared/text';

/** What is said of what was written while the journal was locked; nothing where there was nothing. */
export function outboxSentences(report: OutboxReport): string[] {
  const counted = [
    ['outbox-added', report.added.length],
    ['outbox-unproven', report.unproven],
    ['outbox-unread', report.unread],
    ['outbox-torn', report.torn],
  ] as const;
  const plain = [
    ['outbox-flooded', report.flooded],
    ['outbox-not-taken', report.notTaken],
    ['outbox-not-emptied', report.notEmptied],
  ] as const;
  return [
    ...counted.filter(([, count]) => count > 0).map(([id, count]) => t(id, { count })),
    ...plain.filter(([, holds]) => holds).map(([id]) => t(id)),
  ];
}
