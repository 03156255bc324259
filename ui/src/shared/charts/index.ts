import './texts';

export { default as ChartFrame } from './ChartFrame.svelte';
export { jitter, linear } from './scale';
