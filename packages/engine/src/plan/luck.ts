/** Which points of a plan have the same runs: all of them, those of one of Morris' trajectories, or none. */
export const LUCKS = ['common', 'by-trajectory', 'independent'] as const;
export type Luck = (typeof LUCKS)[number];
