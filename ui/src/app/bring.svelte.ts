/** What the entry one has open can be brought to somebody with; `null` where none is open. */
export const bring = $state<{ begin: (() => void) | null }>({ begin: null });
