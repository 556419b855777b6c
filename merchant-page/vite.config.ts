import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    // the content security policy allows no inline code, and data: images only
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
