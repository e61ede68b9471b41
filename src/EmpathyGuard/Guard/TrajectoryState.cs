namespace EmpathyGuard;

/// <summary>What is kept of a conversation's trajectory: numbers and keyed hashes. Immutable; a turn makes a new one.</summary>
internal sealed record TrajectoryState
{
    /// <summary>A conversation without a turn.</summary>
    public static readonly TrajectoryState Empty = new();

    /// <summary>How many earlier replies a reply is held against: 8.</summary>
    public const int MaxTemplates = 8;

    private const int ModeCount = 4;
    private const byte Version = 1;
    private const double Decay = 0.75;
    private const int FewestForSlope = 4;
    private const double FlatteningSlope = -0.05;
    private const int FewestBelow = 2;

    private double?[] Scores { get; init; } = new double?[ModeCount];

    private ReplyTemplate[] Templates { get; init; } = [];

    private Regression Attunement { get; init; }

    /// <summary>The turns so far.</summary>
    public int Turns { get; private init; }

    /// <summary>Whether attunement is flattening.</summary>
    public bool IsFlattening => Attunement.Slope is <= FlatteningSlope && Attunement.Below >= FewestBelow;

    private bool RepeatedTemplate { get; init; }

    /// <summary>The state after one more turn.</summary>
    public TrajectoryState Add(EmpathyAssessment assessment, ReplyTemplate template)
    {
        double?[] scores = [.. Scores];
        bool scored = false;
        for (int i = 0; i < ModeCount; i++)
        {
            if (assessment.Modes[(EmpathyFailureMode)i].Score is { } score && score is >= 0 and <= 1)
            {
                scores[i] = scores[i] is { } before ? (Decay * before) + ((1 - Decay) * score) : score;
                scored = true;
            }
        }

        return new TrajectoryState
        {
            Turns = Turns + 1,
            Scores = scores,
            Attunement = scored ? Attunement.Add(1 - assessment.MaxScore()) : Attunement,
            RepeatedTemplate = template.Repeats(Templates),
            Templates = [.. Templates.Skip(Math.Max(0, Templates.Length - MaxTemplates + 1)), template],
        };
    }

    /// <summary>The public view.</summary>
    public EmpathyTrajectory View(bool isShared) => new()
    {
        Turns = Turns,
        SentimentAttenuation = Scores[(int)EmpathyFailureMode.SentimentAttenuation],
        GranularityMismatch = Scores[(int)EmpathyFailureMode.GranularityMismatch],
        ConflictAvoidance = Scores[(int)EmpathyFailureMode.ConflictAvoidance],
        LinguisticDistancing = Scores[(int)EmpathyFailureMode.LinguisticDistancing],
        Slope = Attunement.Slope,
        IsFlattening = IsFlattening,
        RepeatedTemplate = RepeatedTemplate,
        IsShared = isShared,
    };

    /// <summary>The state as it is stored: less than 1 KiB.</summary>
    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write(Turns);
        foreach (double? score in Scores)
        {
            writer.Write(score ?? double.NaN);
        }

        Attunement.Write(writer);
        writer.Write((byte)Templates.Length);
        foreach (ReplyTemplate template in Templates)
        {
            writer.Write(template.Opening);
            writer.Write((byte)template.Skeleton.Length);
            foreach (uint shingle in template.Skeleton)
            {
                writer.Write(shingle);
            }
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>A stored state.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a state of this version.</exception>
    public static TrajectoryState Read(byte[] stored)
    {
        using var reader = new BinaryReader(new MemoryStream(stored, writable: false));
        try
        {
            Check(reader.ReadByte() == Version);
            int turns = reader.ReadInt32();
            var scores = new double?[ModeCount];
            for (int i = 0; i < ModeCount; i++)
            {
                double score = reader.ReadDouble();
                Check(double.IsNaN(score) || score is >= 0 and <= 1);
                scores[i] = double.IsNaN(score) ? null : score;
            }

            var attunement = Regression.Read(reader);
            int count = reader.ReadByte();
            Check(turns > 0 && count <= MaxTemplates && attunement.IsFinite);
            var templates = new ReplyTemplate[count];
            for (int i = 0; i < count; i++)
            {
                ulong opening = reader.ReadUInt64();
                int length = reader.ReadByte();
                Check(length <= ReplyTemplate.SketchSize);
                var skeleton = new uint[length];
                for (int j = 0; j < length; j++)
                {
                    skeleton[j] = reader.ReadUInt32();
                }

                templates[i] = new ReplyTemplate(opening, skeleton);
            }

            return new TrajectoryState { Turns = turns, Scores = scores, Attunement = attunement, Templates = templates };
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The stored trajectory ends early.", exception);
        }
    }

    private static void Check(bool holds)
    {
        if (!holds)
        {
            throw new InvalidDataException("What is stored is no trajectory of this version.");
        }
    }

    /// <summary>A weighted least-squares line through attunement over turns, as running sums over the age of a turn: no turn is kept.</summary>
    private readonly record struct Regression(int Count, int Below, double Weight, double Age, double AgeSquared, double Value, double ValueAge)
    {
        public double? Slope
        {
            get
            {
                double spread = (Weight * AgeSquared) - (Age * Age);

                // Age grows against time, so the sign is turned.
                return Count < FewestForSlope || spread <= 0 ? null : Math.Clamp(((Age * Value) - (Weight * ValueAge)) / spread, -1, 1);
            }
        }

        public bool IsFinite => double.IsFinite(Weight) && double.IsFinite(Age) && double.IsFinite(AgeSquared) && double.IsFinite(Value) && double.IsFinite(ValueAge);

        public Regression Add(double value)
        {
            // A difference that only rounding makes is none.
            bool below = Count > 0 && value < (Value / Weight) - 1e-6;
            return new Regression(
                Count + 1,
                below ? Below + 1 : 0,
                (Decay * Weight) + 1,
                Decay * (Age + Weight),
                Decay * (AgeSquared + (2 * Age) + Weight),
                (Decay * Value) + value,
                Decay * (ValueAge + Value));
        }

        public static Regression Read(BinaryReader reader) => new(
            reader.ReadInt32(), reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());

        public void Write(BinaryWriter writer)
        {
            writer.Write(Count);
            writer.Write(Below);
            writer.Write(Weight);
            writer.Write(Age);
            writer.Write(AgeSquared);
            writer.Write(Value);
            writer.Write(ValueAge);
        }
    }
}
