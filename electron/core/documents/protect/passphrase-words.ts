/**
 * The words that a passphrase is made of. Nothing here could hurt anybody, sounds like another word that is written
 * differently, or is one letter away from another word of the list.
 */
const lines = `
abacus absorb academy accent achieve acorn active actor adept adjust admire adverb advice aerial agenda
agile album algae alley almond alpaca alpine amber anchor angle animal annual answer antenna antler
apple appoint apricot apron aqua arcade arch arena aroma arrange artist ashore aspen asphalt assist
athlete atlas atom attend attic attract audio aurora author autumn avocado award awesome axis azure
backup badge bagel baker balance balcony ballet bamboo banana banjo barley barn basil basket baton
battery beacon beauty begin belong bench benefit beside bicycle biscuit bison blanket blazer blend blink
bloom blossom boat bobcat bonus bookend boost botany bottle bounce bouquet bracket branch brass brave
breeze brick bridge brief bright broad bronze brook brush bubble bucket budget buffalo bugle builder
bulb bumper bundle burger bushel busy butter buzz cabin cable cactus cadet cake camera campus canal
canoe canvas canyon capable captain caramel career cargo carpet cartoon cashew castle casual catalog
cavern cedar celery central ceramic chair chalk champ chance chapter charm chat cheese cherry chess
chicken chimney choice chorus chowder chunk cinema circle citrus city civic clarify classic clay clean
clerk click cliff climb clinic cloud clover club cluster coconut collect combine comet common compass
concert condor connect consult cookie copper corner cosmic cotton cougar cozy crab cradle craft crane
crater crayon create credit cricket crisp crochet crop crumb crystal cube cuddle culture cupcake curious
curtain curve cushion custard cycle daisy dance daring debate decade decimal define delight delta deluxe
denim depend depot design desk detail develop device dial diamond diary dimple dinner diploma direct
disco distant divide doctor dolphin domino donate donut door double dove dozen draw dream dress drift
drive drum duck duet dune durable dynamic eager eagle earth easel easy echo eclipse economy editor
educate effort eighty elegant element elm emblem embrace emerald enable enamel encore energy engage
engine enjoy entire entry envelop episode equal era eraser essay estate event exact example exit expand
explore extra eyebrow fabric facet factory falcon famous fashion fasten fedora felt fence fern ferret
fetch fiction field fiesta fifteen figure film filter final finch finish firefly first fish flag flake
flannel flash flight flip float flock floor fluffy fluid flurry flute foam focus folder follow forest
fork formal fortune fossil foxes frame freckle fresh friend fringe frisbee frog frost frozen fruit fudge
full furnish future fuzzy gadget galaxy gallery garage garden garlic gather gazelle gear gecko gelato
general gentle gesture geyser gift giggle giraffe glacier glad glance glass glider glitter globe glow
glue goal goblet gold gondola gopher gown grain grammar grand grape green grill grip group grove guava
guide guitar gulf gumdrop gym habit hallway hammer hamster handle happy harmony harvest hawk hazel hedge
height helium hello helmet helper herald herbal heron hexagon hidden highway hiker hill hinge hippo
history hoist holiday holly honest hoodie horizon hornet hostel hover hundred hurdle hut hybrid ideal
iguana image improve index indigo indoor inform ink input inquire insect inside install invent invite
iris iron island item ivory ivy jacket jaguar jar jasmine jazz jelly jersey jigsaw jingle jogger join
joke journal joy jubilee judo juggle juice jukebox jumbo jump kale karate kayak kebab keep keynote kick
kilo kimono kind kingdom kiosk kitchen kite kiwi knob koala lagoon lamp lantern lapel laptop laser
lasting lattice laugh launch lawn leader learn leather legume leisure lemon length lentil leopard letter
level library lilac lily lime limit linen lion liquid list literal lively llama lobby lobster lodge
logic lotus lounge lower lucid lucky luggage lullaby lunar luxury lyric machine magenta magnet mailbox
major mammal manatee manual maple marble marker marvel meadow melody member memory menu metro micro
middle mineral minnow mint minute mirror mitten mixer month morning mosaic mouse movie mud muffin museum
music mystery name napkin narrow nature navy neat nectar needle neon network neutral nickel nimble noise
noodle north novel nugget number nutmeg nylon oak oasis oatmeal ocean octopus office olive omelet online
onward open opera opinion option orange orbit orchard oregano organ ostrich otter outdoor outfit outline
oval owl oyster package page palm pancake panda papaya paper parade parcel parrot parsley partner
passage pasta path patio paw peach peanut pebble pecan pelican pencil pendant penguin penny pepper
percent photo piano pickle picnic picture pigeon pigment ping pinto pitcher pizza planet plastic player
plaza pledge plenty plot plume plus plywood poet point polka pollen pony popcorn possum poster potato
pottery powder prairie pretty preview prize proud pudding pulley pumpkin puppet purple puzzle pyramid
quail quarter quilt quiz rabbit radar radio railway rainbow raisin rally rattle raven ready rebuild
receive recipe record recycle reef reflect refresh relax relish remind renew repair reptile restore
return reunion rhubarb ribbon rice rinse ripple river robin robot rocket rodeo roller roof rooster rope
rotate rotor round rowboat rubber ruby rug ruler rumble runner runway rustic saddle saffron salad salmon
salsa salt sample sand satchel satin saturn savanna scale scarf school science scooter score scout
screen script scroll seafood search season second seven share shelf shield shimmer shine ship shovel
shower silk silver sincere singer sitcom six skate sketch skill sky slalom sleeve slide slipper slope
smile snack sneaker snorkel snow soccer social soda soft soil solid solo solve song sonnet soup south
spark spatula sphere spice spinach spiral splash sponsor spoon sport spring sprout square squid stable
stadium stamp star statue step stick stone stork straw stream studio style sugar summer sunny super
sushi sweater swift swim swing switch taco tadpole tailor talent tartan teapot tempo tennis tent terrace
textile thicket thimble thirty thistle thought thread tiger timber tiny tiptoe toast today toffee tofu
tomato topic toucan tourist tractor trail travel trio trolley trophy trumpet trunk trust tulip tuna
tundra tunnel turnip turtle tutor twelve twenty twin ukulele umpire upbeat update upgrade upper upright
upward useful usher utensil vanilla velvet veranda vibrant video view village vine vintage vinyl violet
visit vitamin vivid voice volcano volley voyage wafer waffle wagon wallaby walnut walrus wander warm
wash watch weaver weekend wharf wheat whisper wicker wide widget wild willow window winter wisdom wolf
wombat wool world woven wreath wren writer yard yearly yeast yellow yodel yoga yogurt yonder yoyo yummy
zeal zebra zero zest zigzag zinc zipper zoo
`

/** 1,024 English words of three to seven letters, so that each one drawn is worth 10 bits. Their first four letters differ. */
export const passphraseWords: readonly string[] = lines.trim().split(/\s+/)
