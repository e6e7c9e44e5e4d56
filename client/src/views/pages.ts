/** The script of all views' pages, which starts the view that its page names. It becomes `dist/view/pages.js`. */
import type { ViewName } from './view-name.ts';

const PAGES: Record<ViewName, () => Promise<unknown>> = {
  'package-view': () => import('./package-view/main.ts'),
  'journal-view': () => import('./journal-view/main.ts'),
  'log-report-view': () => import('./log-report-view/main.ts'),
};

void PAGES[document.body.dataset.view as ViewName]();
