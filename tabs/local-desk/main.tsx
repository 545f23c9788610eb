import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LocalDesk } from './LocalDesk.tsx';

// A query waits for nobody: a request that was refused is asked again at the next turn.
const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LocalDesk />
    </QueryClientProvider>
  </StrictMode>,
);
