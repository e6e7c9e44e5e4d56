import type { FindingCode } from '../../catalog/finding-codes.ts';
import type { Severity } from '../../findings.ts';
import type { Facets, Model, Type, TypeDeclaration } from '../model.ts';
import { declarationsByName } from '../model-index.ts';
import { type Alternative, alternativesOf, type Family, familyOf, haveCommonTag, type Spot } from './alternatives.ts';
import { tightenedFacets } from './compare-facets.ts';
import { compareProperties } from './compare-properties.ts';
import * as messages from './messages.ts';
import { Pairs } from './pairs.ts';
import { unknownTo } from './plain-values.ts';

/** @param severity unless it is the code's own */
export type Report = (spot: Spot, code: FindingCode, message: string, severity?: Severity) => void;

/** A type where it stands, with what is said there of its values. */
interface Placed {
  type: Type;
  facets?: Facets;
}

/**
 * Whether what released apps send or read still fits. Requests are what they send: all that was taken has to be taken
 * still. Responses are what they read: nothing may come that could not come before.
 *
 * Types are compared by what they are on the wire, whatever they are called, and each pair of them once: types that
 * hold themselves come to an end, and what several operations share is told once.
 */
export class TypeComparison {
  private isBroken = false;

  /**
   * @param known pairs that are compared or being compared, and taken as fitting
   * @param failed pairs that do not fit, for whoever only asks whether they do
   */
  constructor(
    private readonly models: { before: Model; after: Model },
    readonly direction: messages.Direction,
    readonly report: Report,
    private readonly known = new Pairs(),
    private readonly failed = new Pairs(),
  ) {}

  /** @param spot what the place is called in the new contract */
  compare(before: Placed, after: Placed, spot: Spot): void {
    const names = this.declarationsOf(before.type, after.type);
    if (names) {
      this.compareRules(before.facets ?? {}, after.facets ?? {}, spot);
      this.comparePlaced(...names, { name: names[1].name, source: names[1].source });
    } else {
      this.comparePlaced(before, after, spot);
    }
  }

  /** What two names stand for: it is compared in its own place, once, wherever they are used. */
  private declarationsOf(before: Type, after: Type): [before: TypeDeclaration, after: TypeDeclaration] | undefined {
    if (before.kind !== 'reference' || after.kind !== 'reference') return undefined;
    const old = declarationsByName(this.models.before).get(before.name);
    const next = declarationsByName(this.models.after).get(after.name);
    return old && next && [old, next];
  }

  private comparePlaced(before: Placed, after: Placed, spot: Spot): void {
    const olds = alternativesOf(before.type, this.models.before, before.facets);
    const news = alternativesOf(after.type, this.models.after, after.facets);
    if ([...olds, ...news].some(({ type }) => type.kind === 'unknown')) return;
    if (haveNothingInCommon(olds, news)) {
      this.report(spot, 'rpc/changed-type', messages.changedType(this.direction, spot.name, olds, news));
      return;
    }
    this.compareValues(olds, news, spot);
    this.compareFacets(olds, news, spot);
    this.compareStructures('array', olds, news, spot);
    this.compareStructures('object', olds, news, spot);
  }

  private compareValues(olds: Alternative[], news: Alternative[], spot: Spot): void {
    const isRequest = this.direction === 'request';
    const { values, types, families } = isRequest ? unknownTo(news, olds) : unknownTo(olds, news);
    if (values.length > 0) {
      const code = isRequest ? 'rpc/removed-enum-value' : 'rpc/added-enum-value';
      const place = declaredSpot(values, news) ?? spot;
      this.report(place, code, messages.otherValues(this.direction, place.name, values));
    }
    if (types.length + families.length > 0) this.reportOther(olds, news, spot, families.length > 0);
  }

  private compareFacets(olds: Alternative[], news: Alternative[], spot: Spot): void {
    for (const old of olds) {
      const next = news.find(each => each.type.kind === old.type.kind);
      if (next && old.type.kind !== 'literal') this.compareRules(old.facets, next.facets, spot);
    }
  }

  /** Apps do not refuse responses by rules for values, but read whole numbers as such. */
  private compareRules(before: Facets, after: Facets, spot: Spot): void {
    if (this.direction === 'request') {
      for (const tightened of tightenedFacets(before, after)) {
        this.report(spot, 'rpc/narrowed-type', messages.tightenedRule(spot.name, tightened), 'warning');
      }
    } else if (before.integer && !after.integer) {
      this.report(spot, 'rpc/widened-type', messages.fractions(spot.name), 'warning');
    }
  }

  /** Finds for each array or object that may come one that is understood, the most similar one if none fits. */
  private compareStructures(family: Family, allOlds: Alternative[], allNews: Alternative[], spot: Spot): void {
    const [olds, news] = [allOlds, allNews].map(all => all.filter(each => familyOf(each) === family)) as [
      Alternative[],
      Alternative[],
    ];
    const isRequest = this.direction === 'request';
    const [from, to] = isRequest ? [olds, news] : [news, olds];
    if (to.length === 0) return;
    for (const [index, each] of from.entries()) {
      const pairs = to.map(other => (isRequest ? ([each, other] as const) : ([other, each] as const)));
      if (pairs.length > 1 && pairs.some(([old, next]) => this.fits(old, next, spot))) continue;
      const similar = pairs.length === 1 ? pairs[0] : pairs.find(([old, next]) => areSimilar(old, next));
      const pair = similar ?? (from.length === to.length ? pairs[index] : undefined);
      if (pair) this.comparePair(...pair, spot);
      else this.reportOther(allOlds, allNews, spot, false);
    }
  }

  /** Whether there would be nothing to report about two arrays or objects. */
  private fits(old: Alternative, next: Alternative, spot: Spot): boolean {
    if (this.failed.has(old.type, next.type)) return false;
    const known = new Pairs(this.known);
    const trial: TypeComparison = new TypeComparison(
      this.models,
      this.direction,
      () => {
        trial.isBroken = true;
      },
      known,
      this.failed,
    );
    trial.comparePair(old, next, spot);
    if (trial.isBroken) this.failed.add(old.type, next.type);
    else known.keep();
    return !trial.isBroken;
  }

  private comparePair(old: Alternative, next: Alternative, spot: Spot): void {
    const [before, after] = [old.type, next.type];
    if (this.isBroken || this.known.has(before, after)) return;
    this.known.add(before, after);
    if (before.kind === 'array' && after.kind === 'array') {
      this.compare({ type: before.element }, { type: after.element }, inside(spot, '[]'));
    } else if (before.kind === 'record' && after.kind === 'record') {
      this.compare({ type: before.value }, { type: after.value }, inside(spot, '[key]'));
    } else if (before.kind === 'object' && after.kind === 'object') {
      compareProperties(before.properties, after.properties, next.declared ?? spot, this);
    } else {
      this.report(spot, 'rpc/changed-type', messages.changedType(this.direction, spot.name, [old], [next]));
    }
  }

  /** @param isAnother whether it is something of which the other side knows nothing like it */
  private reportOther(olds: Alternative[], news: Alternative[], spot: Spot, isAnother: boolean): void {
    const message = messages.otherType(this.direction, spot.name, olds, news);
    if (this.direction === 'request') this.report(spot, 'rpc/narrowed-type', message);
    else this.report(spot, 'rpc/widened-type', message, isAnother ? 'error' : 'warning');
  }
}

function haveNothingInCommon(olds: Alternative[], news: Alternative[]): boolean {
  const [before, after] = [olds, news].map(all => new Set(all.map(familyOf).filter(family => family !== 'null'))) as [
    Set<unknown>,
    Set<unknown>,
  ];
  return before.size > 0 && after.size > 0 && ![...before].some(family => after.has(family));
}

/** The declaration in the new contract that values are of, when it is one: several places may use it. */
function declaredSpot(values: Alternative[], news: Alternative[]): Spot | undefined {
  const names = new Set(values.map(({ declared }) => declared?.name));
  const [name] = names;
  return names.size === 1 ? news.find(({ declared }) => declared && declared.name === name)?.declared : undefined;
}

/** Whether two alternatives that do not fit are one that was changed, and not two. */
function areSimilar(old: Alternative, next: Alternative): boolean {
  if (old.declared !== undefined && old.declared.name === next.declared?.name) return true;
  return old.type.kind === 'object' && next.type.kind === 'object'
    ? haveCommonTag(old.type.properties, next.type.properties)
    : false;
}

function inside({ name, source }: Spot, suffix: string): Spot {
  return { name: name + suffix, source };
}
