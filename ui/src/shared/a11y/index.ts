export { announce, announcer } from './announce.svelte';
export { default as LiveRegions } from './LiveRegions.svelte';
export { roving, type Roving } from './roving';
export { focusHeading, isTyping, keepInside, rememberFocus, tabbable } from './focus';
