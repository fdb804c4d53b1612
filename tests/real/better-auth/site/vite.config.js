// The page with React's own transform; nothing else.
import tailwindcss from '@tailwindcss/vite';

export default { plugins: [tailwindcss()], esbuild: { jsx: 'automatic' }, build: { chunkSizeWarningLimit: 10_000 } };
