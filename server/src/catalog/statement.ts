/** How far a statement can be trusted: from an official page, from public source, from answers in the community, or concluded by us. */
export type Confidence = 'documented' | 'seen in code' | 'community' | 'inferred';

export interface Bilingual {
  en: string;
  zh: string;
}

/** The languages of the catalogues: English and Simplified Chinese. */
export type Language = keyof Bilingual;

/** A sentence about an entry of a catalogue, with the entry's source and confidence unless it has its own. */
export interface Statement extends Bilingual {
  source?: string;
  confidence?: Confidence;
}
