// The icons a tag may have: a choice of Lucide, because all of it would be larger than the rest of the interface.
import type { IconProps } from '@lucide/svelte';
import type { Component } from 'svelte';
import Activity from '@lucide/svelte/icons/activity';
import AlarmClock from '@lucide/svelte/icons/alarm-clock';
import Anchor from '@lucide/svelte/icons/anchor';
import Apple from '@lucide/svelte/icons/apple';
import Armchair from '@lucide/svelte/icons/armchair';
import Baby from '@lucide/svelte/icons/baby';
import Banknote from '@lucide/svelte/icons/banknote';
import Bath from '@lucide/svelte/icons/bath';
import Bed from '@lucide/svelte/icons/bed';
import Beer from '@lucide/svelte/icons/beer';
import Bell from '@lucide/svelte/icons/bell';
import Bike from '@lucide/svelte/icons/bike';
import Bird from '@lucide/svelte/icons/bird';
import BookOpen from '@lucide/svelte/icons/book-open';
import Brain from '@lucide/svelte/icons/brain';
import Briefcase from '@lucide/svelte/icons/briefcase';
import BriefcaseBusiness from '@lucide/svelte/icons/briefcase-business';
import Brush from '@lucide/svelte/icons/brush';
import Bug from '@lucide/svelte/icons/bug';
import Building from '@lucide/svelte/icons/building';
import Bus from '@lucide/svelte/icons/bus';
import Cake from '@lucide/svelte/icons/cake';
import Calendar from '@lucide/svelte/icons/calendar';
import Camera from '@lucide/svelte/icons/camera';
import Candy from '@lucide/svelte/icons/candy';
import Car from '@lucide/svelte/icons/car';
import Carrot from '@lucide/svelte/icons/carrot';
import Cat from '@lucide/svelte/icons/cat';
import Church from '@lucide/svelte/icons/church';
import Cigarette from '@lucide/svelte/icons/cigarette';
import Clock from '@lucide/svelte/icons/clock';
import Cloud from '@lucide/svelte/icons/cloud';
import CloudLightning from '@lucide/svelte/icons/cloud-lightning';
import CloudRain from '@lucide/svelte/icons/cloud-rain';
import CloudSnow from '@lucide/svelte/icons/cloud-snow';
import CloudSun from '@lucide/svelte/icons/cloud-sun';
import Club from '@lucide/svelte/icons/club';
import Code from '@lucide/svelte/icons/code';
import Coffee from '@lucide/svelte/icons/coffee';
import Compass from '@lucide/svelte/icons/compass';
import CookingPot from '@lucide/svelte/icons/cooking-pot';
import Croissant from '@lucide/svelte/icons/croissant';
import Cross from '@lucide/svelte/icons/cross';
import CupSoda from '@lucide/svelte/icons/cup-soda';
import Dice5 from '@lucide/svelte/icons/dice-5';
import Dog from '@lucide/svelte/icons/dog';
import Drama from '@lucide/svelte/icons/drama';
import Droplet from '@lucide/svelte/icons/droplet';
import Droplets from '@lucide/svelte/icons/droplets';
import Dumbbell from '@lucide/svelte/icons/dumbbell';
import Ear from '@lucide/svelte/icons/ear';
import Egg from '@lucide/svelte/icons/egg';
import Eye from '@lucide/svelte/icons/eye';
import Factory from '@lucide/svelte/icons/factory';
import Film from '@lucide/svelte/icons/film';
import Fish from '@lucide/svelte/icons/fish';
import Flame from '@lucide/svelte/icons/flame';
import Flower2 from '@lucide/svelte/icons/flower-2';
import Footprints from '@lucide/svelte/icons/footprints';
import Gamepad2 from '@lucide/svelte/icons/gamepad-2';
import Gem from '@lucide/svelte/icons/gem';
import Gift from '@lucide/svelte/icons/gift';
import Glasses from '@lucide/svelte/icons/glasses';
import Globe from '@lucide/svelte/icons/globe';
import Goal from '@lucide/svelte/icons/goal';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import Guitar from '@lucide/svelte/icons/guitar';
import Hammer from '@lucide/svelte/icons/hammer';
import Hand from '@lucide/svelte/icons/hand';
import HandHelping from '@lucide/svelte/icons/hand-helping';
import Handshake from '@lucide/svelte/icons/handshake';
import Headphones from '@lucide/svelte/icons/headphones';
import Heart from '@lucide/svelte/icons/heart';
import HeartCrack from '@lucide/svelte/icons/heart-crack';
import HeartHandshake from '@lucide/svelte/icons/heart-handshake';
import Hospital from '@lucide/svelte/icons/hospital';
import Hotel from '@lucide/svelte/icons/hotel';
import House from '@lucide/svelte/icons/house';
import IceCreamCone from '@lucide/svelte/icons/ice-cream-cone';
import Key from '@lucide/svelte/icons/key';
import Lamp from '@lucide/svelte/icons/lamp';
import Languages from '@lucide/svelte/icons/languages';
import Laptop from '@lucide/svelte/icons/laptop';
import Leaf from '@lucide/svelte/icons/leaf';
import Library from '@lucide/svelte/icons/library';
import LifeBuoy from '@lucide/svelte/icons/life-buoy';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import Lock from '@lucide/svelte/icons/lock';
import Mail from '@lucide/svelte/icons/mail';
import Map from '@lucide/svelte/icons/map';
import MapPin from '@lucide/svelte/icons/map-pin';
import Medal from '@lucide/svelte/icons/medal';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Mic from '@lucide/svelte/icons/mic';
import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Mountain from '@lucide/svelte/icons/mountain';
import Music from '@lucide/svelte/icons/music';
import Newspaper from '@lucide/svelte/icons/newspaper';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Palette from '@lucide/svelte/icons/palette';
import PartyPopper from '@lucide/svelte/icons/party-popper';
import PawPrint from '@lucide/svelte/icons/paw-print';
import PenLine from '@lucide/svelte/icons/pen-line';
import Pencil from '@lucide/svelte/icons/pencil';
import Phone from '@lucide/svelte/icons/phone';
import Piano from '@lucide/svelte/icons/piano';
import PiggyBank from '@lucide/svelte/icons/piggy-bank';
import Pill from '@lucide/svelte/icons/pill';
import Pizza from '@lucide/svelte/icons/pizza';
import Plane from '@lucide/svelte/icons/plane';
import Puzzle from '@lucide/svelte/icons/puzzle';
import Rocket from '@lucide/svelte/icons/rocket';
import Sailboat from '@lucide/svelte/icons/sailboat';
import Salad from '@lucide/svelte/icons/salad';
import School from '@lucide/svelte/icons/school';
import Scissors from '@lucide/svelte/icons/scissors';
import Shield from '@lucide/svelte/icons/shield';
import Ship from '@lucide/svelte/icons/ship';
import Shirt from '@lucide/svelte/icons/shirt';
import ShoppingBag from '@lucide/svelte/icons/shopping-bag';
import ShoppingCart from '@lucide/svelte/icons/shopping-cart';
import ShowerHead from '@lucide/svelte/icons/shower-head';
import Smartphone from '@lucide/svelte/icons/smartphone';
import Snowflake from '@lucide/svelte/icons/snowflake';
import Sofa from '@lucide/svelte/icons/sofa';
import Soup from '@lucide/svelte/icons/soup';
import Spade from '@lucide/svelte/icons/spade';
import Sparkles from '@lucide/svelte/icons/sparkles';
import Sprout from '@lucide/svelte/icons/sprout';
import Star from '@lucide/svelte/icons/star';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import Store from '@lucide/svelte/icons/store';
import Sun from '@lucide/svelte/icons/sun';
import Sunrise from '@lucide/svelte/icons/sunrise';
import Sunset from '@lucide/svelte/icons/sunset';
import Swords from '@lucide/svelte/icons/swords';
import Syringe from '@lucide/svelte/icons/syringe';
import Tag from '@lucide/svelte/icons/tag';
import Tent from '@lucide/svelte/icons/tent';
import Theater from '@lucide/svelte/icons/theater';
import Thermometer from '@lucide/svelte/icons/thermometer';
import ThermometerSun from '@lucide/svelte/icons/thermometer-sun';
import ThumbsDown from '@lucide/svelte/icons/thumbs-down';
import ThumbsUp from '@lucide/svelte/icons/thumbs-up';
import Ticket from '@lucide/svelte/icons/ticket';
import TrainFront from '@lucide/svelte/icons/train-front';
import TreePine from '@lucide/svelte/icons/tree-pine';
import Trees from '@lucide/svelte/icons/trees';
import Trophy from '@lucide/svelte/icons/trophy';
import Tv from '@lucide/svelte/icons/tv';
import Umbrella from '@lucide/svelte/icons/umbrella';
import User from '@lucide/svelte/icons/user';
import UserRound from '@lucide/svelte/icons/user-round';
import Users from '@lucide/svelte/icons/users';
import UsersRound from '@lucide/svelte/icons/users-round';
import Utensils from '@lucide/svelte/icons/utensils';
import Video from '@lucide/svelte/icons/video';
import Volleyball from '@lucide/svelte/icons/volleyball';
import Wallet from '@lucide/svelte/icons/wallet';
import WashingMachine from '@lucide/svelte/icons/washing-machine';
import Watch from '@lucide/svelte/icons/watch';
import Wind from '@lucide/svelte/icons/wind';
import Wine from '@lucide/svelte/icons/wine';
import Wrench from '@lucide/svelte/icons/wrench';
import Zap from '@lucide/svelte/icons/zap';

/** By their Lucide name, in the order they are offered. */
export const TAG_ICONS: Readonly<Record<string, Component<IconProps>>> = {
  house: House,
  heart: Heart,
  baby: Baby,
  users: Users,
  user: User,
  'user-round': UserRound,
  'users-round': UsersRound,
  briefcase: Briefcase,
  'briefcase-business': BriefcaseBusiness,
  'paw-print': PawPrint,
  footprints: Footprints,
  'book-open': BookOpen,
  music: Music,
  'cooking-pot': CookingPot,
  palette: Palette,
  sprout: Sprout,
  'washing-machine': WashingMachine,
  monitor: Monitor,
  moon: Moon,
  dumbbell: Dumbbell,
  apple: Apple,
  utensils: Utensils,
  thermometer: Thermometer,
  zap: Zap,
  wine: Wine,
  coffee: Coffee,
  bed: Bed,
  bath: Bath,
  wind: Wind,
  trees: Trees,
  flame: Flame,
  sun: Sun,
  'message-circle': MessageCircle,
  stethoscope: Stethoscope,
  phone: Phone,
  'life-buoy': LifeBuoy,
  'hand-helping': HandHelping,
  tag: Tag,
  'gamepad-2': Gamepad2,
  'shopping-cart': ShoppingCart,
  'shopping-bag': ShoppingBag,
  plane: Plane,
  car: Car,
  bike: Bike,
  bus: Bus,
  'train-front': TrainFront,
  'tree-pine': TreePine,
  mountain: Mountain,
  'flower-2': Flower2,
  leaf: Leaf,
  cloud: Cloud,
  'cloud-rain': CloudRain,
  'cloud-snow': CloudSnow,
  'cloud-sun': CloudSun,
  umbrella: Umbrella,
  snowflake: Snowflake,
  dog: Dog,
  cat: Cat,
  bird: Bird,
  fish: Fish,
  cake: Cake,
  gift: Gift,
  'party-popper': PartyPopper,
  camera: Camera,
  film: Film,
  tv: Tv,
  headphones: Headphones,
  guitar: Guitar,
  piano: Piano,
  mic: Mic,
  pencil: Pencil,
  'pen-line': PenLine,
  'notebook-pen': NotebookPen,
  newspaper: Newspaper,
  'graduation-cap': GraduationCap,
  school: School,
  library: Library,
  languages: Languages,
  brain: Brain,
  pill: Pill,
  syringe: Syringe,
  hospital: Hospital,
  activity: Activity,
  glasses: Glasses,
  scissors: Scissors,
  hammer: Hammer,
  wrench: Wrench,
  brush: Brush,
  drama: Drama,
  theater: Theater,
  ticket: Ticket,
  trophy: Trophy,
  medal: Medal,
  volleyball: Volleyball,
  goal: Goal,
  swords: Swords,
  church: Church,
  cross: Cross,
  star: Star,
  sparkles: Sparkles,
  bell: Bell,
  calendar: Calendar,
  clock: Clock,
  'alarm-clock': AlarmClock,
  wallet: Wallet,
  'piggy-bank': PiggyBank,
  banknote: Banknote,
  handshake: Handshake,
  'heart-crack': HeartCrack,
  'heart-handshake': HeartHandshake,
  cigarette: Cigarette,
  beer: Beer,
  'cup-soda': CupSoda,
  salad: Salad,
  pizza: Pizza,
  soup: Soup,
  egg: Egg,
  croissant: Croissant,
  'ice-cream-cone': IceCreamCone,
  candy: Candy,
  carrot: Carrot,
  tent: Tent,
  compass: Compass,
  map: Map,
  'map-pin': MapPin,
  anchor: Anchor,
  ship: Ship,
  sailboat: Sailboat,
  rocket: Rocket,
  globe: Globe,
  building: Building,
  hotel: Hotel,
  store: Store,
  factory: Factory,
  key: Key,
  lock: Lock,
  shield: Shield,
  laptop: Laptop,
  smartphone: Smartphone,
  mail: Mail,
  video: Video,
  code: Code,
  bug: Bug,
  lightbulb: Lightbulb,
  puzzle: Puzzle,
  'dice-5': Dice5,
  club: Club,
  spade: Spade,
  shirt: Shirt,
  watch: Watch,
  gem: Gem,
  lamp: Lamp,
  sofa: Sofa,
  armchair: Armchair,
  'shower-head': ShowerHead,
  droplet: Droplet,
  droplets: Droplets,
  sunrise: Sunrise,
  sunset: Sunset,
  'cloud-lightning': CloudLightning,
  'thermometer-sun': ThermometerSun,
  ear: Ear,
  eye: Eye,
  hand: Hand,
  'thumbs-up': ThumbsUp,
  'thumbs-down': ThumbsDown,
};

/** The icon of a tag; a plain label where it names one that isn't shipped, nothing where it names none. */
export function tagIcon(name: string | null): Component<IconProps> | null {
  return name === null ? null : (TAG_ICONS[name] ?? Tag);
}
