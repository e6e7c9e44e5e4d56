/** How good the news is: decides on colour and sign. */
export type Tone = 'good' | 'warning' | 'bad' | 'neutral';
