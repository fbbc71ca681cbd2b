/** What a run has shown, by column; the first one is what runs are compared by. */
export type Figures = Record<string, number | string>;

export type Case = {
  name: string;
  run: () => Promise<Figures>;
  /** For what does not vary from run to run. */
  once?: true;
};

export type Load = {
  /** As the command line calls it. */
  name: string;
  about: string;
  cases: Case[];
};
