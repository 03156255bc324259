export { default as SavedDialog } from './SavedDialog.svelte';
export { NOT_KEPT, Saving } from './saving.svelte';
