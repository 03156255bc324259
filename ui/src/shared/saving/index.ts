export { Saving } from './saving.svelte';
