/** The steps of the first start, in order. The last two happen in the open journal. */
export const STEPS = ['what', 'protection', 'recovery', 'country', 'check-in'] as const;
export type Step = (typeof STEPS)[number];
