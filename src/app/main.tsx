/** The page: ties the session to this browser and shows it. */
import { motionValue } from 'framer-motion';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { addressBar } from './address-bar.ts';
import { App } from './App.tsx';
import { motionClock } from './clock.ts';
import { languageOf } from './environment.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { fetchLanguage } from './languages.ts';
import './page.css';
import { Session } from './session.ts';
import { simulation } from './simulation.ts';
import './theme.css';

const clock = motionValue(0);
const bar = addressBar({
  location: window.location,
  history: window.history,
  setTimeout: (action, milliseconds) => window.setTimeout(action, milliseconds),
  afterPaint: (action) => {
    requestAnimationFrame(() => window.setTimeout(action));
  },
});
const session = new Session({
  bar,
  clock: motionClock(clock),
  simulation,
  warn: (message) => {
    console.warn(`TCP Lanes: ${message}`);
  },
});

session.restore();
// Asked for before anything is rendered; whether it comes is told where it is shown.
fetchLanguage(languageOf(session.state().address)).catch(() => undefined);
window.addEventListener('popstate', session.restore);
window.addEventListener('pagehide', bar.flush);

const root = document.getElementById('app');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <App session={session} clock={clock} />
      </ErrorBoundary>
    </StrictMode>,
  );
}
