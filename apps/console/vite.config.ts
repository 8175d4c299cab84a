import { defineConfig } from 'vite';

/** Where `npm run dev` finds the API. */
const api = process.env.LINLI_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/console/',
  server: { proxy: { '/api': api } },
  build: {
    target: 'es2022',
    // Two that every page needs and that change seldom; pages and charts are split off by their imports.
    rolldownOptions: {
      output: {
        hashCharacters: 'hex',
        entryFileNames: 'assets/[name].[hash].js',
        chunkFileNames: 'assets/[name].[hash].js',
        assetFileNames: 'assets/[name].[hash][extname]',
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/,
              priority: 2,
            },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 900,
  },
});
