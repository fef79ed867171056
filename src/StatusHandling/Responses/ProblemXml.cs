using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace StatusHandling.Responses;

/// <summary>Turns <c>application/problem+xml</c> into the JSON that says the same (RFC 9457 Appendix B).</summary>
/// <remarks>Of XML that breaks off, or goes too deep, the JSON breaks off too, and its reader takes what is there.</remarks>
internal static class ProblemXml
{
    private const int Deepest = 32;

    // No DTD, and thus no entities of its own; nothing is ever fetched.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = false,
    };

    public static ReadOnlyMemory<byte> ToJson(ReadOnlyMemory<byte> xml)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            try
            {
                using var reader = XmlReader.Create(new MemoryStream(xml.ToArray(), writable: false), Settings);
                if (reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "problem")
                {
                    Write(reader, writer, depth: 0);
                }
            }
            catch (XmlException)
            {
                // What was written so far is kept.
            }
        }

        return json.WrittenMemory;
    }

    // The reader stands on an element, and is left on its end. Only what an element holds tells whether it is text, an object or an array.
    private static void Write(XmlReader element, Utf8JsonWriter writer, int depth)
    {
        if (depth == Deepest)
        {
            throw new XmlException("The problem goes too deep.");
        }

        var isStatus = depth == 1 && element.LocalName == "status";
        var text = new StringBuilder();
        while (!element.IsEmptyElement && element.Read() && element.NodeType != XmlNodeType.EndElement)
        {
            if (element.NodeType == XmlNodeType.Element)
            {
                WriteChildren(element, writer, depth + 1);
                return;
            }

            text.Append(element.Value);
        }

        if (isStatus && int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            writer.WriteNumberValue(status);
        }
        else
        {
            writer.WriteStringValue(text.ToString());
        }
    }

    // The reader stands on the first child. Members of an array are all called "i".
    private static void WriteChildren(XmlReader child, Utf8JsonWriter writer, int depth)
    {
        var isArray = child.LocalName == "i";
        if (isArray)
        {
            writer.WriteStartArray();
        }
        else
        {
            writer.WriteStartObject();
        }

        do
        {
            if (child.NodeType == XmlNodeType.Element)
            {
                if (!isArray)
                {
                    writer.WritePropertyName(child.LocalName);
                }

                Write(child, writer, depth);
            }
        }
        while (child.Read() && child.NodeType != XmlNodeType.EndElement);

        if (isArray)
        {
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteEndObject();
        }
    }
}
