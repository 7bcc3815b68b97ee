import { configurationCount } from '../charts/configurations.ts';
import type { Trigger } from '../scenario/model.ts';
import type { Ground } from './ground.ts';

/** Someone who may react to something heard. */
export interface Listener {
  readonly actor: number;
  /** Address of its reactions by configuration. */
  readonly reactions: number;
  /** The act or event. */
  readonly name: string;
  /** The acting actor, or null for nature. Any speaker stands for all unless a transition is meant for one. */
  readonly from: number | null;
}

/** Words of a list that each listener takes: the actor, the address of its reactions, its number. */
export const LISTENER_WORDS = 3;

/** Who may hear what, known ahead so that announcements nobody can answer cost nothing. */
export class Listeners {
  readonly all: Listener[] = [];
  private readonly ground: Ground;
  private readonly lists = new Map<string, number>();
  private readonly numbers = new Map<string, number>();

  constructor(ground: Ground) {
    this.ground = ground;
  }

  /**
   * The address of the list of those who may react in some configuration, in declared order: how many they are, then the words of each. 0 for nobody.
   * @param name of an act or an event
   * @param from the acting actor, or null for nature
   */
  list(name: string, from: number | null): number {
    const key = `${name} ${from}`;
    let address = this.lists.get(key);
    if (address === undefined) {
      const words = this.ground.model.actors.flatMap((_, actor) => (actor === from ? [] : this.listener(actor, name, from)));
      address = words.length === 0 ? 0 : this.ground.memory.store([words.length / LISTENER_WORDS, ...words]);
      this.lists.set(key, address);
    }
    return address;
  }

  private listener(actor: number, name: string, from: number | null): readonly number[] {
    const { chart } = this.ground.model.actors[actor]!;
    const heard = chart.transitions.filter(({ trigger }) => isHeard(trigger, name, from));
    if (heard.length === 0) return [];
    const particular = heard.some(({ trigger }) => trigger.kind === 'heard' && trigger.from !== null);
    const key = `${actor} ${name} ${particular ? from : '*'}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.all.length;
      this.all.push({ actor, reactions: this.ground.memory.reserve(configurationCount(chart)), name, from });
      this.numbers.set(key, number);
    }
    return [actor, this.all[number]!.reactions, number];
  }
}

/** Whether a trigger answers to this name when it comes from this actor, or from nature. */
export function isHeard(trigger: Trigger, name: string, from: number | null): boolean {
  return trigger.kind === 'heard' && trigger.name === name && (trigger.from === null || trigger.from === from);
}
