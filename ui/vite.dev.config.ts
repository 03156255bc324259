import { mergeConfig, type Plugin } from 'vite';
import base from './vite.config.ts';

// The development server. `npm run dev` alone shows the screens (/lock.html, /main.html) in a browser against the made-up
// backend in `dev/`; with MOORING_SHELL=1 (the desktop shell's own window) it stays out.
const madeUpBackend: Plugin = {
  name: 'made-up-backend',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replace(/src="\/src\/\w+\.ts"/, 'src="/dev/main.ts"'),
  },
};

export default mergeConfig(base, {
  plugins: process.env['MOORING_SHELL'] === '1' ? [] : [madeUpBackend],
  server: { port: 1420, strictPort: true, host: '127.0.0.1' },
});
