import { createBrowserRouter, type RouteObject } from 'react-router'
import { BrokenPage, NotFoundPage } from './frame/error-pages.tsx'
import { Frame } from './frame/frame.tsx'

/** One chunk a page: the first view loads the frame and the page that was asked for. */
const pages: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('./pages/overview/overview-page.tsx')).OverviewPage }),
  },
  { path: 'live', lazy: async () => ({ Component: (await import('./pages/live/live-page.tsx')).LivePage }) },
  { path: 'trends', lazy: async () => ({ Component: (await import('./pages/trends/trends-page.tsx')).TrendsPage }) },
  { path: 'ledger', lazy: async () => ({ Component: (await import('./pages/ledger/ledger-page.tsx')).LedgerPage }) },
  {
    path: 'incidents',
    lazy: async () => ({ Component: (await import('./pages/incidents/incidents-page.tsx')).IncidentsPage }),
  },
  {
    path: 'incidents/:id',
    lazy: async () => ({ Component: (await import('./pages/incidents/incident-page.tsx')).IncidentPage }),
  },
  { path: 'search', lazy: async () => ({ Component: (await import('./pages/search/search-page.tsx')).SearchPage }) },
  {
    path: 'subjects',
    lazy: async () => ({ Component: (await import('./pages/subjects/subjects-page.tsx')).SubjectsPage }),
  },
  {
    path: 'subjects/new',
    lazy: async () => ({ Component: (await import('./pages/subjects/subject-page.tsx')).NewSubjectPage }),
  },
  {
    path: 'subjects/:id',
    lazy: async () => ({ Component: (await import('./pages/subjects/subject-page.tsx')).SubjectPage }),
  },
  {
    path: 'sources',
    lazy: async () => ({ Component: (await import('./pages/sources/sources-page.tsx')).SourcesPage }),
  },
  {
    path: 'channels',
    lazy: async () => ({ Component: (await import('./pages/channels/channels-page.tsx')).ChannelsPage }),
  },
  { path: 'system', lazy: async () => ({ Component: (await import('./pages/system/system-page.tsx')).SystemPage }) },
  { path: '*', Component: NotFoundPage },
]

export function createRouter() {
  return createBrowserRouter([
    {
      path: '/sign-in',
      lazy: async () => ({ Component: (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage }),
      ErrorBoundary: BrokenPage,
      HydrateFallback: () => null,
    },
    {
      path: '/',
      Component: Frame,
      ErrorBoundary: BrokenPage,
      HydrateFallback: () => null,
      children: [{ ErrorBoundary: BrokenPage, children: pages }],
    },
  ])
}
