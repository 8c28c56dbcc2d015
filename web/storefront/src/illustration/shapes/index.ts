// SPDX-License-Identifier: MIT
// Every shape by name.

import type { Shape } from "../brush.js";
import { accessory } from "./accessory.js";
import { care } from "./care.js";
import { desk } from "./desk.js";
import { food } from "./food.js";
import { garden } from "./garden.js";
import { home } from "./home.js";
import { kitchen } from "./kitchen.js";
import { light } from "./light.js";
import { party } from "./party.js";
import { play } from "./play.js";
import { tech } from "./tech.js";
import { wear } from "./wear.js";

export const shapes = {
  ...wear,
  ...accessory,
  ...home,
  ...light,
  ...kitchen,
  ...food,
  ...tech,
  ...care,
  ...desk,
  ...play,
  ...garden,
  ...party,
};

export type ShapeName = keyof typeof shapes;

export function shapeOf(name: ShapeName): Shape {
  return shapes[name];
}
