import './texts';

export { default as ChartFrame } from './ChartFrame.svelte';
export { jitter, linear } from './scale';
export { default as SavePicture, type Save } from './SavePicture.svelte';
