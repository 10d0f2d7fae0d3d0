import { Component, type ReactNode } from 'react';
import { interfaceText } from '../text/interface.ts';
import { atHand } from '../text/spoken.ts';
import { preferredLanguage } from './environment.ts';
import styles from './ErrorBoundary.module.css';

interface ErrorBoundaryState {
  readonly error: Error | null;
}

const Broken = ({ error }: { readonly error: Error }) => {
  const { broken: text } = interfaceText(atHand(preferredLanguage()));
  return (
    <main className={styles.broken} role="alert">
      <h1>{text.title}</h1>
      <p>{text.what}</p>
      <p className={styles.choices}>
        <button type="button" className="button" onClick={() => location.reload()}>
          {text.again}
        </button>
        <a className="button" href={location.pathname}>
          {text.start}
        </a>
      </p>
      <details>
        <summary>{text.detail}</summary>
        <pre lang="en">{error.message}</pre>
      </details>
    </main>
  );
};

/** If a part of the page breaks, the reader is told so in words and has a way on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />;
  }
}
