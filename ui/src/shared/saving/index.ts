export { default as SavedDialog } from './SavedDialog.svelte';
export { Saving } from './saving.svelte';
