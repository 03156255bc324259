// The icons a tag may have, by their Lucide name (what the journal stores). Taking one away leaves tags without their picture:
// only add.
import type { LucideIcon } from '@lucide/svelte';
import AlarmClock from '@lucide/svelte/icons/alarm-clock';
import Anchor from '@lucide/svelte/icons/anchor';
import Apple from '@lucide/svelte/icons/apple';
import Baby from '@lucide/svelte/icons/baby';
import Bath from '@lucide/svelte/icons/bath';
import Bed from '@lucide/svelte/icons/bed';
import Bike from '@lucide/svelte/icons/bike';
import BookOpen from '@lucide/svelte/icons/book-open';
import Brain from '@lucide/svelte/icons/brain';
import Briefcase from '@lucide/svelte/icons/briefcase';
import BriefcaseBusiness from '@lucide/svelte/icons/briefcase-business';
import Bus from '@lucide/svelte/icons/bus';
import Cake from '@lucide/svelte/icons/cake';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import Camera from '@lucide/svelte/icons/camera';
import Car from '@lucide/svelte/icons/car';
import Cat from '@lucide/svelte/icons/cat';
import Church from '@lucide/svelte/icons/church';
import Cigarette from '@lucide/svelte/icons/cigarette';
import Clock from '@lucide/svelte/icons/clock';
import CloudRain from '@lucide/svelte/icons/cloud-rain';
import Coffee from '@lucide/svelte/icons/coffee';
import CookingPot from '@lucide/svelte/icons/cooking-pot';
import Dog from '@lucide/svelte/icons/dog';
import Droplets from '@lucide/svelte/icons/droplets';
import Dumbbell from '@lucide/svelte/icons/dumbbell';
import Euro from '@lucide/svelte/icons/euro';
import Eye from '@lucide/svelte/icons/eye';
import Flame from '@lucide/svelte/icons/flame';
import Flower2 from '@lucide/svelte/icons/flower-2';
import Footprints from '@lucide/svelte/icons/footprints';
import Frown from '@lucide/svelte/icons/frown';
import Gamepad2 from '@lucide/svelte/icons/gamepad-2';
import Gift from '@lucide/svelte/icons/gift';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import Hammer from '@lucide/svelte/icons/hammer';
import HandHelping from '@lucide/svelte/icons/hand-helping';
import Handshake from '@lucide/svelte/icons/handshake';
import Headphones from '@lucide/svelte/icons/headphones';
import Heart from '@lucide/svelte/icons/heart';
import House from '@lucide/svelte/icons/house';
import Laptop from '@lucide/svelte/icons/laptop';
import Leaf from '@lucide/svelte/icons/leaf';
import LifeBuoy from '@lucide/svelte/icons/life-buoy';
import Mail from '@lucide/svelte/icons/mail';
import MapPin from '@lucide/svelte/icons/map-pin';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Mountain from '@lucide/svelte/icons/mountain';
import Music from '@lucide/svelte/icons/music';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Palette from '@lucide/svelte/icons/palette';
import PartyPopper from '@lucide/svelte/icons/party-popper';
import PawPrint from '@lucide/svelte/icons/paw-print';
import Pencil from '@lucide/svelte/icons/pencil';
import Phone from '@lucide/svelte/icons/phone';
import Pill from '@lucide/svelte/icons/pill';
import Plane from '@lucide/svelte/icons/plane';
import Popcorn from '@lucide/svelte/icons/popcorn';
import Scissors from '@lucide/svelte/icons/scissors';
import Shirt from '@lucide/svelte/icons/shirt';
import ShoppingBag from '@lucide/svelte/icons/shopping-bag';
import Smartphone from '@lucide/svelte/icons/smartphone';
import Smile from '@lucide/svelte/icons/smile';
import Snowflake from '@lucide/svelte/icons/snowflake';
import Speech from '@lucide/svelte/icons/speech';
import Sprout from '@lucide/svelte/icons/sprout';
import Star from '@lucide/svelte/icons/star';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import Sun from '@lucide/svelte/icons/sun';
import Tent from '@lucide/svelte/icons/tent';
import Thermometer from '@lucide/svelte/icons/thermometer';
import TrainFront from '@lucide/svelte/icons/train-front';
import Trees from '@lucide/svelte/icons/trees';
import Tv from '@lucide/svelte/icons/tv';
import User from '@lucide/svelte/icons/user';
import Users from '@lucide/svelte/icons/users';
import UsersRound from '@lucide/svelte/icons/users-round';
import Utensils from '@lucide/svelte/icons/utensils';
import Wallet from '@lucide/svelte/icons/wallet';
import WashingMachine from '@lucide/svelte/icons/washing-machine';
import Waves from '@lucide/svelte/icons/waves';
import Wind from '@lucide/svelte/icons/wind';
import Wine from '@lucide/svelte/icons/wine';
import Zap from '@lucide/svelte/icons/zap';

export const TAG_ICONS: Readonly<Record<string, LucideIcon>> = {
  house: House,
  heart: Heart,
  baby: Baby,
  users: Users,
  'briefcase-business': BriefcaseBusiness,
  'paw-print': PawPrint,
  user: User,
  briefcase: Briefcase,
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
  'users-round': UsersRound,
  'message-circle': MessageCircle,
  stethoscope: Stethoscope,
  phone: Phone,
  'life-buoy': LifeBuoy,
  'hand-helping': HandHelping,
  bike: Bike,
  bus: Bus,
  car: Car,
  plane: Plane,
  'train-front': TrainFront,
  cigarette: Cigarette,
  pill: Pill,
  'shopping-bag': ShoppingBag,
  'gamepad-2': Gamepad2,
  camera: Camera,
  pencil: Pencil,
  'graduation-cap': GraduationCap,
  church: Church,
  'flower-2': Flower2,
  'cloud-rain': CloudRain,
  snowflake: Snowflake,
  waves: Waves,
  mountain: Mountain,
  dog: Dog,
  cat: Cat,
  gift: Gift,
  'party-popper': PartyPopper,
  tv: Tv,
  headphones: Headphones,
  newspaper: Newspaper,
  scissors: Scissors,
  hammer: Hammer,
  shirt: Shirt,
  wallet: Wallet,
  euro: Euro,
  clock: Clock,
  'calendar-days': CalendarDays,
  'alarm-clock': AlarmClock,
  brain: Brain,
  eye: Eye,
  smile: Smile,
  frown: Frown,
  star: Star,
  anchor: Anchor,
  leaf: Leaf,
  droplets: Droplets,
  cake: Cake,
  popcorn: Popcorn,
  'map-pin': MapPin,
  tent: Tent,
  handshake: Handshake,
  speech: Speech,
  laptop: Laptop,
  smartphone: Smartphone,
  mail: Mail,
};

/** The icon of that name, if there is one. */
export function tagIcon(name: string | null | undefined): LucideIcon | undefined {
  return name ? TAG_ICONS[name] : undefined;
}
