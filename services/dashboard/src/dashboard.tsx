import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { ApiProblem } from './api/problem.ts'
import { AppearanceProvider } from './frame/appearance.tsx'
import { createRouter } from './routes.tsx'
import { LanguageProvider } from './words/language.tsx'

export function Dashboard() {
  const [router] = useState(createRouter)
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            // A refusal stays one however often it is asked; an unreachable server may come back.
            retry: (failures, error) => !(error instanceof ApiProblem && error.status < 500) && failures < 2,
            staleTime: 5000,
            refetchOnWindowFocus: true,
          },
        },
      }),
  )
  return (
    <LanguageProvider>
      <AppearanceProvider>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AppearanceProvider>
    </LanguageProvider>
  )
}
