import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { budget, WINDOWS } from './vite.budget.ts';
import { words } from './vite.words.ts';

// The product build. Everything is served from the binary itself: no inline script or style may
// appear, because the content security policy of the windows drops both.
export default defineConfig({
  plugins: [words(), svelte(), budget()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  clearScreen: false,
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    // A page for each window, which names all it needs, so that nothing is found out only after something else came.
    rollupOptions: { input: WINDOWS.map((name) => `${name}.html`) },
  },
});
