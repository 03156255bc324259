export { announce, announcer } from './announce.svelte';
export { default as LiveRegions } from './LiveRegions.svelte';
export { listKey } from './list_keys';
export { roving, type Roving } from './roving';
export { focusHeading, holdFocus, isTyping, keepInside, markKeys, rememberFocus, tabbable } from './focus';
