/** What the tests, each file in a process of its own, know of the system that was started for them. */
export type Provided = {
  urls: Record<string, string>;
  ports: Record<string, number>;
  env: Record<string, string>;
  controlRoom: string;
  portOffset: number;
  /** The folder of components/ that it stands on. */
  components: string;
  logFiles: { part: string; file: string }[];
};

declare module 'vitest' {
  interface ProvidedContext {
    system: Provided;
  }
}
