import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** `GROUNDSWELL_DEV_API` points the development server at a running gateway; a build takes nothing from the environment. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    // The content security policy allows no inline script and no data: script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: { '/api': { target: process.env['GROUNDSWELL_DEV_API'] ?? 'http://127.0.0.1:8080' } },
  },
})
