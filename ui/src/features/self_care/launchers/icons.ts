import type { LucideIcon } from '@lucide/svelte';
import AppWindow from '@lucide/svelte/icons/app-window';
import FileIcon from '@lucide/svelte/icons/file';
import Link from '@lucide/svelte/icons/link';
import type { Kind } from './launchers.svelte';

export const LAUNCH_ICONS: Record<Kind, LucideIcon> = { link: Link, file: FileIcon, program: AppWindow };
